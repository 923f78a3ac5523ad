{{/* The rules as YAML, refused when nobody is told or when they carry a secret into a ConfigMap. */}}
{{- define "bellwether.alerting" -}}
{{- if not .Values.alerting.config.receivers }}
{{- fail "alerting.config.receivers is empty: say who is told" }}
{{- end }}
{{- $rules := toYaml .Values.alerting.config }}
{{- $inline := regexFind "(?m)^[ -]*(api_url|bot_token|routing_key|service_key|webhook_url|secret|signing_secret|password|auth_password|credentials|bearer_token|auth_token): " $rules }}
{{- if $inline }}
{{- fail (printf "alerting.config carries a secret inline (%s): put it in a Secret, list that in alerting.secretFiles, and name the file by the key's _file form" (trimSuffix ": " $inline | trimAll " -")) }}
{{- end }}
{{- if and (contains "email_configs:" $rules) (not .Values.mailer.host) }}
{{- fail "mailer.host is empty, and a receiver is e-mail: name the SMTP server" }}
{{- end }}
{{- $rules }}
{{- end }}
