{{/* The pods of a role, by (list $ role): receiver, processor, or empty for those that are both. */}}
{{- define "bellwether.deployment" -}}
{{- $root := index . 0 }}
{{- $role := index . 1 }}
{{- with $root }}
{{- $name := include "bellwether.roleName" (list . $role) }}
{{- $component := include "bellwether.component" $role }}
{{- $replicas := ternary .Values.roles.receiver.replicaCount .Values.replicaCount (eq $role "receiver") }}
{{- $secretFiles := include "bellwether.secretFiles" . }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels:
    {{- include "bellwether.labels" . | nindent 4 }}
{{- with $component }}{{ . | nindent 4 }}{{ end }}
  {{- with .Values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ $replicas }}
  {{- end }}
  # Bikeep's retries are unknown, so a roll-out never leaves fewer receivers than asked for
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  selector:
    matchLabels:
      {{- include "bellwether.selectorLabels" . | nindent 6 }}
{{- with $component }}{{ . | nindent 6 }}{{ end }}
  template:
    metadata:
      annotations:
        checksum/config: {{ include "bellwether.alerting" . | sha256sum }}
        {{- with .Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      labels:
        {{- include "bellwether.labels" . | nindent 8 }}
{{- with $component }}{{ . | nindent 8 }}{{ end }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "bellwether.serviceAccountName" . }}
      automountServiceAccountToken: false
      # variables for every Service around would look like settings of ours, `KAFKA_PORT` for one
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
      securityContext:
        {{- toYaml .Values.podSecurityContext | nindent 8 }}
      {{- with .Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      containers:
        - name: bellwether
          image: {{ include "bellwether.image" . | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          securityContext:
            {{- toYaml .Values.securityContext | nindent 12 }}
          env:
            {{- include "bellwether.env" . | trim | nindent 12 }}
            {{- if eq $role "receiver" }}
            - {name: BELLWETHER_ROLE_PROCESSES, value: "false"}
            {{- end }}
          {{- with .Values.extraEnvFrom }}
          envFrom:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          ports:
            - {name: http, containerPort: 8080, protocol: TCP}
          startupProbe:
            httpGet: {path: /q/health/started, port: http}
            periodSeconds: 2
            timeoutSeconds: 2
            failureThreshold: {{ div (add1 (int .Values.probes.startupSeconds)) 2 }}
          livenessProbe:
            httpGet: {path: /q/health/live, port: http}
            periodSeconds: {{ .Values.probes.livenessPeriodSeconds }}
            timeoutSeconds: 5
            failureThreshold: 3
          readinessProbe:
            httpGet: {path: /q/health/ready, port: http}
            periodSeconds: {{ .Values.probes.readinessPeriodSeconds }}
            timeoutSeconds: 5
            failureThreshold: 2
          {{- if .Values.preStopSleepSeconds }}
          lifecycle:
            preStop:
              sleep: {seconds: {{ .Values.preStopSleepSeconds }}}
          {{- end }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            # the whole directory, not a subPath: only so does a changed file reach a running pod
            - {name: config, mountPath: {{ include "bellwether.configDir" . }}, readOnly: true}
            {{- if $secretFiles }}
            - {name: secrets, mountPath: {{ include "bellwether.secretsDir" . }}, readOnly: true}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {}
        - name: config
          configMap:
            name: {{ include "bellwether.fullname" . }}
        {{- if $secretFiles }}
        - name: secrets
          projected:
            defaultMode: 0440
            sources:
              {{- $secretFiles | trim | nindent 14 }}
        {{- end }}
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.affinity }}
      affinity:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.topologySpreadConstraints }}
      topologySpreadConstraints:
        {{- range . }}
        - {{- toYaml . | nindent 10 }}
          {{- if not .labelSelector }}
          labelSelector:
            matchLabels:
              {{- include "bellwether.selectorLabels" $root | nindent 14 }}
{{- with $component }}{{ . | nindent 14 }}{{ end }}
          {{- end }}
        {{- end }}
      {{- end }}
{{- end }}
{{- end }}
