{{/*
A job that changes the console's list of plugins, with rights that come and go with it.
Takes a dict: root, action (enable or disable: what the image does), hooks.
*/}}
{{- define "plugin.consoleJob" -}}
{{- $root := .root -}}
{{- $name := printf "%s-%s" (include "plugin.name" $root) .action -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ $name }}
  namespace: {{ $root.Release.Namespace }}
  labels: {{- include "plugin.labels" $root | nindent 4 }}
  annotations: {{- include "plugin.hook" (dict "hooks" .hooks "weight" "-5") | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ $name }}
  labels: {{- include "plugin.labels" $root | nindent 4 }}
  annotations: {{- include "plugin.hook" (dict "hooks" .hooks "weight" "-5") | nindent 4 }}
rules:
  - apiGroups: [operator.openshift.io]
    resources: [consoles]
    resourceNames: [cluster]
    verbs: [get, patch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ $name }}
  labels: {{- include "plugin.labels" $root | nindent 4 }}
  annotations: {{- include "plugin.hook" (dict "hooks" .hooks "weight" "-4") | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ $name }}
subjects:
  - kind: ServiceAccount
    name: {{ $name }}
    namespace: {{ $root.Release.Namespace }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ $name }}
  namespace: {{ $root.Release.Namespace }}
  labels: {{- include "plugin.labels" $root | nindent 4 }}
  annotations: {{- include "plugin.hook" (dict "hooks" .hooks "weight" "0") | nindent 4 }}
spec:
  backoffLimit: 3
  activeDeadlineSeconds: 240
  template:
    metadata:
      labels:
        {{- include "plugin.labels" $root | nindent 8 }}
        app.kubernetes.io/component: {{ .action }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ $name }}
      automountServiceAccountToken: true
      {{- include "plugin.placement" $root | nindent 6 }}
      securityContext: {{- include "plugin.podSecurity" $root | nindent 8 }}
      containers:
        - name: {{ .action }}
          image: {{ include "plugin.image" (dict "image" $root.Values.image "what" "image") }}
          imagePullPolicy: {{ $root.Values.imagePullPolicy }}
          args: [console-plugins, {{ .action }}]
          env:
            - name: PLUGIN
              value: {{ include "plugin.name" $root }}
          resources: {{- toYaml $root.Values.enable.resources | nindent 12 }}
          securityContext: {{- include "plugin.containerSecurity" $root | nindent 12 }}
{{- end }}
{{/* Takes hooks and weight. What a hook made goes when it is through, also when it has failed. */}}
{{- define "plugin.hook" -}}
helm.sh/hook: {{ .hooks }}
helm.sh/hook-weight: {{ .weight | quote }}
{{- if eq .weight "0" }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- else }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed
{{- end }}
{{- end }}
