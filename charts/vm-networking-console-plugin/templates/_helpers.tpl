{{/* The plugin's name is fixed: the console loads it by this name and namespace of translations. */}}
{{- define "plugin.name" -}}vm-networking-console-plugin{{- end }}
{{- define "plugin.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "plugin.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- define "plugin.selector" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{/* Which pods serve: those of jobs have the other labels, too. */}}
{{- define "plugin.podSelector" -}}
{{ include "plugin.selector" . }}
app.kubernetes.io/component: {{ .Values.mode }}
{{- end }}
{{/* An image by version or digest: one that can change under its name is refused. Takes image and what. */}}
{{- define "plugin.image" -}}
{{- $image := required (printf "Set %s to an image" .what) .image -}}
{{- $last := last (splitList "/" $image) -}}
{{- if or (hasSuffix ":latest" $last) (not (or (contains ":" $last) (contains "@" $last))) -}}
{{- fail (printf "%s: name %s by its version or digest" .what $image) -}}
{{- end -}}
{{- $image -}}
{{- end }}
{{/* What the restricted standard of pod security asks of a pod. The user is left to OpenShift. */}}
{{- define "plugin.podSecurity" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}
{{- define "plugin.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
{{/* Where pods may run. */}}
{{- define "plugin.placement" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}
{{/* Replicas on different nodes, and spread over zones as far as that goes. */}}
{{- define "plugin.spread" -}}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels: {{- include "plugin.podSelector" . | nindent 14 }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "plugin.podSelector" . | nindent 8 }}
{{- end }}
