-- In which trace, and after which of its steps, an incident was last decided about (W3C Trace Context's traceparent); null where none was on.
alter table incident add column trace text;
