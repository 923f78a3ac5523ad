{{/* The chart's name, or what replaces it. */}}
{{- define "bellwether.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* The name of every object: the release's, with the chart's unless it says so already. */}}
{{- define "bellwether.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := include "bellwether.name" . }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{/* Labels that select the pods; never change them, a Deployment's selector is immutable. */}}
{{- define "bellwether.selectorLabels" -}}
app.kubernetes.io/name: {{ include "bellwether.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The roles that have pods of their own: one that is all, or the two apart. */}}
{{- define "bellwether.roles" -}}
{{- if .Values.roles.split }}
- receiver
- processor
{{- else }}
- ""
{{- end }}
{{- end }}

{{/* The name of what a role has for itself, by (list $ role). */}}
{{- define "bellwether.roleName" -}}
{{- $suffix := empty (index . 1) | ternary "" (printf "-%s" (index . 1)) }}
{{- printf "%s%s" (include "bellwether.fullname" (index . 0) | trunc (int (sub 63 (len $suffix))) | trimSuffix "-") $suffix }}
{{- end }}

{{/* The label of a role; none where there is only one. */}}
{{- define "bellwether.component" -}}
{{- with . -}} app.kubernetes.io/component: {{ . }} {{- end }}
{{- end }}

{{- define "bellwether.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "bellwether.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "bellwether.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "bellwether.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "bellwether.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}
