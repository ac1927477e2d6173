{{/* nginx with the files of the plugin, for the OpenShift console. */}}
{{- define "plugin.consolePod" -}}
containers:
  - name: console
    image: {{ include "plugin.image" (dict "image" .Values.image "what" "image") }}
    imagePullPolicy: {{ .Values.imagePullPolicy }}
    args: [plugin]
    ports:
      - name: https
        containerPort: 9443
        protocol: TCP
    readinessProbe:
      httpGet:
        path: /plugin-manifest.json
        port: https
        scheme: HTTPS
    livenessProbe:
      httpGet:
        path: /healthz
        port: https
        scheme: HTTPS
      periodSeconds: 20
      timeoutSeconds: 5
    resources: {{- toYaml .Values.resources | nindent 6 }}
    securityContext: {{- include "plugin.containerSecurity" . | nindent 6 }}
    volumeMounts:
      # Whole, not by subPath: a renewed certificate has to appear.
      - name: cert
        mountPath: /var/cert
        readOnly: true
      - name: tmp
        mountPath: /tmp
volumes:
  - name: cert
    secret:
      secretName: {{ include "plugin.name" . }}-cert
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
{{- end }}
