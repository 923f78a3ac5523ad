package dev.bellwether.notify.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.Kind;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Samples;
import dev.bellwether.notify.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplatesInForceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void ours_can_tell_everything_that_can_be_told(Shape shape) throws BadTemplate {
        TemplateReader reader = new TemplateReader();
        var template = reader.read(shape, TemplateFiles.ours(shape));

        Trial.of(shape, data -> reader.run(shape, template, data));
    }

    @Test
    void samples_are_of_every_kind_for_every_reason_going_on_and_over() {
        assertThat(Samples.all())
                .hasSize(Kind.values().length * Reason.values().length * 2)
                .allSatisfy(sample -> {
                    Briefing briefing = Samples.of(sample, Wording.OURS);
                    assertThat(briefing.facts().kind()).isEqualToIgnoringCase(sample.kind().name());
                    assertThat(briefing.reason()).isEqualTo(sample.reason());
                    assertThat(briefing.resolved()).isEqualTo(sample.resolved());
                });
        assertThat(Samples.of(new Samples.Sample(Kind.STORM, Reason.FIRST, false), Wording.OURS).affected().lines())
                .hasSize(21);
    }

    @Test
    void a_file_takes_the_place_of_ours_and_the_rest_stays() throws IOException {
        put("email/subject.txt", "\n  ACME {b.title}\n\n");
        TemplatesInForce templates = new TemplatesInForce(folder);

        assertThat(templates.rendered("email/subject.txt", Briefings.alarm())).isEqualTo("ACME " + Briefings.alarm().title());
        assertThat(templates.rendered("email/incident.txt", Briefings.alarm())).contains("What it means");
        assertThat(templates.list()).filteredOn(TemplatesInForce.Listed::own).extracting("name").containsExactly("email/subject.txt");
    }

    @Test
    void title_and_summary_are_worded_for_all_channels() throws IOException {
        put("title.txt", "{#if b.resolved}OK{#else}DOWN{/if} {b.place.name}");
        TemplatesInForce templates = new TemplatesInForce(folder);

        Briefing worded = templates.of(Briefings.alarm());

        assertThat(worded.title()).isEqualTo("DOWN #331544 Berlin Ostkreuz");
        assertThat(worded.summary()).isEqualTo(Briefings.alarm().summary());
        assertThat(worded.facts()).isEqualTo(Briefings.alarm().facts());
    }

    @Test
    void html_escapes_what_comes_from_outside_and_text_does_not() throws IOException {
        put("email/incident.html", "<p>{b.place.map}</p>");
        put("email/incident.txt", "at {b.place.map}");
        TemplatesInForce templates = new TemplatesInForce(folder);

        assertThat(templates.rendered("email/incident.html", Briefings.alarm())).isEqualTo("<p>https://map.example/?a=1&amp;b=2</p>");
        assertThat(templates.rendered("email/incident.txt", Briefings.alarm())).isEqualTo("at https://map.example/?a=1&b=2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\n{b.titel}                                            | line 2: | titel
            {#if b.resolved}a                                        | line 1: | if
            a\\n\\n{#if b.resolved}{b.until.none}{/if}                | line 3: | none
            {#include email/incident.txt /}                          | line 1: | include
            {#for i in 1000000}x{/for}                               | line 1: | loop over a list
            {#let n=1000000}{#for i in n}x{/for}{/let}               | line 1: | loop over a list
            {#for i in b.notes}{#for j in b.notes}{#for k in b.notes}x{/for}{/for}{/for} | line 1: | most
            {b.title.getClass}                                       | line 1: | getClass
            {b.place.map.toURL}                                      | line 1: | toURL
            {b.title.repeat(9)}                                      | line 1: | repeat
            {#if b.resolved}x{/if}                                   |         | says nothing
            """)
    void what_cannot_be_used_is_refused_with_file_line_and_what_is_wrong(String source, String line, String what)
            throws IOException {
        put("title.txt", source.replace("\\n", "\n"));

        assertThatThrownBy(() -> new TemplatesInForce(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bellwether.notify.templates")
                .hasMessageContaining(folder.resolve("title.txt").toString() + (line == null ? "" : " " + line))
                .hasMessageContaining(what);
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        put("title.txt", "{b.titel}");
        put("email/incident.html", "{b.sumary}");

        assertThatThrownBy(() -> new TemplatesInForce(folder)).hasMessageContainingAll("title.txt", "incident.html");
    }

    @Test
    void a_name_that_nothing_asks_for_and_a_folder_that_is_none_are_refused() throws IOException {
        assertThatThrownBy(() -> new TemplatesInForce(folder.resolve("none"))).hasMessageContaining("cannot be read");
        put("email/incidents.html", "x");
        assertThatThrownBy(() -> new TemplatesInForce(folder))
                .hasMessageContainingAll("email/incidents.html is no template", "email/incident.html");
    }

    @Test
    void what_a_mounted_folder_hides_is_not_looked_at() throws IOException {
        put("..data/title.txt", "x");

        assertThat(new TemplatesInForce(folder).list()).noneMatch(TemplatesInForce.Listed::own);
    }

    @Test
    void a_template_that_fails_all_the_same_keeps_nobody_from_being_told() throws IOException {
        put("email/subject.txt", "{#for alert in b.facts.alerts}{alert.labels.device_type.or('-')} {alert.labels.alertname}{/for}");
        TemplatesInForce templates = new TemplatesInForce(folder);
        Briefing strange = withoutLabels(Briefings.alarm());

        assertThat(templates.rendered("email/subject.txt", strange)).isEqualTo("[critical] " + strange.title());
    }

    private void put(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private static Briefing withoutLabels(Briefing b) {
        Briefing.Signal bare = new Briefing.Signal("v1:0", java.util.Map.of(), "words", b.since(), null);
        return new Briefing(
                b.incident(), b.reason(), b.resolved(), b.severity(), b.title(), b.summary(), b.place(), b.devices(), b.impact(),
                b.affected(), b.since(), b.until(), b.known(), b.meaning(), b.notes(),
                new Briefing.Facts("alarm", "open", "loc-1", List.of(bare)));
    }
}
