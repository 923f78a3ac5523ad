// Asks for the feed once a second and redraws only what has changed, so that open threads and mails stay as they are.
// The HTML in the feed is made and escaped by the server.
const byId = (id) => document.getElementById(id);

function fitFrames(element) {
  for (const frame of element.querySelectorAll('iframe')) {
    frame.addEventListener('load', () => {
      frame.style.height = Math.min(frame.contentDocument.documentElement.scrollHeight + 4, 900) + 'px';
    });
  }
}

function draw(list, cards, empty) {
  document.querySelector(`[data-count=${list.id}]`).textContent = cards.length;
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let before = list.firstElementChild;
  for (const card of cards) {
    let element = known.get(card.key);
    if (!element) {
      element = document.createElement('article');
      element.dataset.key = card.key;
      element.className = 'card new';
      list.insertBefore(element, before);
    } else {
      before = element.nextElementSibling;
    }
    if (element.dataset.stamp !== card.stamp) {
      const open = element.querySelector('details')?.open;
      if (element.dataset.stamp !== undefined) {
        element.classList.remove('new', 'changed');
        void element.offsetWidth; // lets the animation start again
        element.classList.add('changed');
      }
      element.dataset.stamp = card.stamp;
      element.innerHTML = card.html;
      const thread = element.querySelector('details');
      if (thread && open) thread.open = true;
      fitFrames(element);
    }
    known.delete(card.key);
  }
  known.forEach((gone) => gone.remove());
  if (cards.length === 0) {
    list.innerHTML = `<p class="empty" data-key="empty">${empty}</p>`;
  }
}

function redraw(element, html) {
  if (element.dataset.html !== html) {
    element.dataset.html = html;
    element.innerHTML = html;
  }
}

async function refresh() {
  try {
    const feed = await (await fetch('/inbox/feed')).json();
    draw(byId('slack'), feed.slack, 'No messages yet.');
    draw(byId('mail'), feed.mail, 'No mail yet.');
    draw(byId('others'), feed.others, 'Nothing yet.');
    byId('bikeep').hidden = byId('scenarios').hidden = feed.fleet === undefined;
    if (feed.fleet !== undefined) {
      redraw(byId('fleet'), feed.fleet);
      redraw(byId('webhooks'), feed.webhooks);
    }
    byId('live').className = 'on';
  } catch {
    byId('live').className = '';
  }
  setTimeout(refresh, 1000);
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.id === 'clear') {
    await fetch('/inbox/clear', { method: 'POST' });
  } else if (button.dataset.play) {
    const at = button.dataset.code ? `?code=${button.dataset.code}` : '';
    await fetch(`/inbox/play/${button.dataset.play}${at}`, { method: 'POST' });
    button.classList.add('pressed');
    setTimeout(() => button.classList.remove('pressed'), 600);
  }
});

refresh();
