{{/* The plugin's name is fixed: the console loads it by this name and namespace of translations. */}}
{{- define "plugin.name" -}}vm-networking-console-plugin{{- end }}
{{- define "plugin.labels" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- define "plugin.selector" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
