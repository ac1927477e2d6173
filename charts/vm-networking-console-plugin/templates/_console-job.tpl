{{/*
A job that changes the console's list of plugins, with rights that come and go with it.
Takes a dict: root, action (enable or disable: a script in files), hooks.
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
  activeDeadlineSeconds: 300
  template:
    metadata:
      labels: {{- include "plugin.labels" $root | nindent 8 }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ $name }}
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {{ .action }}
          image: {{ include "plugin.image" (dict "image" $root.Values.enable.image "what" "enable.image") }}
          env:
            - name: PLUGIN
              value: {{ include "plugin.name" $root }}
            - name: HOME
              value: /tmp
          resources: {{- toYaml $root.Values.enable.resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          command:
            - /bin/bash
            - -c
            - |
              {{- $root.Files.Get (printf "files/%s.sh" .action) | nindent 14 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
{{- end }}
{{/* Takes hooks and weight. What a hook made goes when it is through. */}}
{{- define "plugin.hook" -}}
helm.sh/hook: {{ .hooks }}
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
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
