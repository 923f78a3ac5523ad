{{/* Where the secrets' files lie, and the rules. */}}
{{- define "bellwether.secretsDir" -}}/run/secrets/bellwether{{- end }}
{{- define "bellwether.configDir" -}}/etc/bellwether{{- end }}

{{/* Every secret that is a setting's value, once: its setting, its file, and the Secret that holds it. */}}
{{- define "bellwether.secretSettings" -}}
- setting: BELLWETHER_WEBHOOK_SEEDS
  file: webhook-seeds
  secret: {{ required "webhook.seeds.existingSecret: name the Secret that holds Bikeep's seeds; without one every webhook is refused" .Values.webhook.seeds.existingSecret | quote }}
  key: {{ .Values.webhook.seeds.key | quote }}
- setting: QUARKUS_DATASOURCE_PASSWORD
  file: database-password
  secret: {{ required "database.password.existingSecret: name the Secret that holds the database user's password" .Values.database.password.existingSecret | quote }}
  key: {{ .Values.database.password.key | quote }}
{{- if .Values.bikeep.clientId }}
- setting: BELLWETHER_BIKEEP_CLIENT_SECRET
  file: bikeep-client-secret
  secret: {{ required "bikeep.clientSecret.existingSecret: name the Secret that goes with bikeep.clientId" .Values.bikeep.clientSecret.existingSecret | quote }}
  key: {{ .Values.bikeep.clientSecret.key | quote }}
{{- end }}
{{- if and .Values.mailer.host .Values.mailer.username }}
- setting: QUARKUS_MAILER_PASSWORD
  file: mailer-password
  secret: {{ required "mailer.password.existingSecret: name the Secret that goes with mailer.username" .Values.mailer.password.existingSecret | quote }}
  key: {{ .Values.mailer.password.key | quote }}
{{- end }}
{{- end }}

{{/* What is mounted under the secrets' directory; empty when nothing is. */}}
{{- define "bellwether.secretFiles" -}}
{{- if eq .Values.secrets.delivery "files" }}
{{- range include "bellwether.secretSettings" . | fromYamlArray }}
- secret: {name: {{ .secret | quote }}, items: [{key: {{ .key | quote }}, path: {{ .file }}}]}
{{- end }}
{{- end }}
{{- with .Values.api.tokens }}
{{- if .existingSecret }}
- secret: {name: {{ .existingSecret | quote }}, items: [{key: {{ .key | quote }}, path: api-tokens}]}
{{- end }}
{{- end }}
{{- range .Values.alerting.secretFiles }}
- secret: {name: {{ .existingSecret | quote }}, items: [{key: {{ .key | quote }}, path: {{ .path | quote }}}]}
{{- end }}
{{- end }}

{{/* The settings that are no secret. */}}
{{- define "bellwether.plainSettings" -}}
BELLWETHER_WEBHOOK_SCHEME: {{ .Values.webhook.scheme | quote }}
BELLWETHER_BIKEEP_API_URL: {{ .Values.bikeep.apiUrl | quote }}
BELLWETHER_BIKEEP_TOKEN_URL: {{ .Values.bikeep.tokenUrl | quote }}
BELLWETHER_BIKEEP_POLL_INTERVAL: {{ .Values.bikeep.pollInterval | quote }}
BELLWETHER_RECONCILE_CONNECTION_WITHIN: {{ .Values.bikeep.connectionWithin | quote }}
BELLWETHER_BIKEEP_CLIENT_ID: {{ .Values.bikeep.clientId | quote }}
BELLWETHER_ALERTING_CONFIG: {{ include "bellwether.configDir" . }}/alerting.yaml
BELLWETHER_API_TOKENS_FILE: {{ if .Values.api.tokens.existingSecret }}{{ include "bellwether.secretsDir" . }}/api-tokens{{ else }}""{{ end }}
KAFKA_BOOTSTRAP_SERVERS: {{ required "kafka.bootstrapServers: name the brokers" .Values.kafka.bootstrapServers | quote }}
QUARKUS_DATASOURCE_JDBC_URL: {{ required "database.jdbcUrl: name the database" .Values.database.jdbcUrl | quote }}
QUARKUS_DATASOURCE_USERNAME: {{ .Values.database.username | quote }}
QUARKUS_HTTP_PORT: "8080"
QUARKUS_SHUTDOWN_TIMEOUT: {{ .Values.shutdownTimeout | quote }}
JAVA_TOOL_OPTIONS: {{ .Values.javaToolOptions | quote }}
BELLWETHER_RESPOND_ENABLED: {{ .Values.respond.enabled | quote }}
BELLWETHER_RESPOND_DRY_RUN: {{ .Values.respond.dryRun | quote }}
BELLWETHER_RESPOND_PHOTOS: {{ .Values.respond.photos | quote }}
{{- with .Values.tracing }}
{{- if .enabled }}
QUARKUS_OTEL_SDK_DISABLED: "false"
QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: {{ required "tracing.endpoint: name the collector" .endpoint | quote }}
{{- end }}
{{- end }}
{{- with .Values.mailer }}
{{- if .host }}
QUARKUS_MAILER_HOST: {{ .host | quote }}
QUARKUS_MAILER_PORT: {{ .port | quote }}
QUARKUS_MAILER_FROM: {{ .from | quote }}
QUARKUS_MAILER_START_TLS: {{ .startTls | quote }}
QUARKUS_MAILER_USERNAME: {{ .username | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* The container's `env`; what is empty is left to the service's own default. */}}
{{- define "bellwether.env" -}}
{{- range $name, $value := include "bellwether.plainSettings" . | fromYaml }}
{{- if $value }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- range include "bellwether.secretSettings" . | fromYamlArray }}
{{- if eq $.Values.secrets.delivery "files" }}
- name: {{ .setting }}_FILE
  value: {{ include "bellwether.secretsDir" $ }}/{{ .file }}
{{- else }}
- name: {{ .setting }}
  valueFrom:
    secretKeyRef: {name: {{ .secret | quote }}, key: {{ .key | quote }}}
{{- end }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
