{{/*
The standalone console, which listens on loopback alone, and the one way to it: a proxy that signs
users in and hands on their tokens. No token of the pod is there.
*/}}
{{- define "plugin.standalonePod" -}}
{{- $url := required "Set standalone.publicUrl to the address under which users open the console" .Values.standalone.publicUrl | trimSuffix "/" -}}
{{- $proxy := .Values.standalone.proxy -}}
containers:
  - name: standalone
    image: {{ include "plugin.image" (dict "image" .Values.image "what" "image") }}
    imagePullPolicy: {{ .Values.imagePullPolicy }}
    args:
      - console
      - --public-url={{ $url }}
      - --api-server={{ .Values.standalone.apiServer | trimSuffix "/" }}
      - --api-ca=/var/run/kubernetes-ca/ca.crt
      - --token-header={{ .Values.standalone.tokenHeader }}
      - --port=8080
    resources: {{- toYaml .Values.standalone.resources | nindent 6 }}
    securityContext: {{- include "plugin.containerSecurity" . | nindent 6 }}
    volumeMounts:
      - name: kubernetes-ca
        mountPath: /var/run/kubernetes-ca
        readOnly: true
  - name: proxy
    image: {{ include "plugin.image" (dict "image" $proxy.image "what" "standalone.proxy.image") }}
    imagePullPolicy: {{ .Values.imagePullPolicy }}
    args:
      - --provider=oidc
      - --oidc-issuer-url={{ required "Set standalone.proxy.issuerUrl to your OpenID Connect issuer" $proxy.issuerUrl }}
      - --client-id={{ required "Set standalone.proxy.clientId" $proxy.clientId }}
      - --redirect-url={{ $url }}/oauth2/callback
      - --scope={{ $proxy.scope }}
      - --code-challenge-method=S256
      - --upstream=http://127.0.0.1:8080/
      - --http-address=:4180
      - --reverse-proxy=true
      - --email-domain=*
      - --skip-provider-button=true
      # The ID token, which the API server knows the user by, and no other credentials.
      - --pass-authorization-header=true
      - --pass-basic-auth=false
      - --cookie-secure={{ hasPrefix "https:" $url }}
      - --cookie-samesite=lax
      - --cookie-refresh=2m
      # Kubelet asks through the proxy, so that both have to be there.
      - --skip-auth-route=GET=^/healthz$
      {{- if $proxy.issuerCaConfigMap }}
      - --provider-ca-file=/var/run/issuer-ca/ca.crt
      {{- end }}
      {{- range $proxy.extraArgs }}
      - {{ . | quote }}
      {{- end }}
    env:
      - name: OAUTH2_PROXY_CLIENT_SECRET
        valueFrom:
          secretKeyRef:
            name: {{ required "Set standalone.proxy.secretName to a Secret with client-secret and cookie-secret" $proxy.secretName }}
            key: client-secret
      - name: OAUTH2_PROXY_COOKIE_SECRET
        valueFrom:
          secretKeyRef:
            name: {{ $proxy.secretName }}
            key: cookie-secret
    ports:
      - name: http
        containerPort: 4180
        protocol: TCP
    readinessProbe:
      httpGet:
        path: /healthz
        port: http
    livenessProbe:
      httpGet:
        path: /healthz
        port: http
      periodSeconds: 20
      timeoutSeconds: 5
    resources: {{- toYaml $proxy.resources | nindent 6 }}
    securityContext: {{- include "plugin.containerSecurity" . | nindent 6 }}
    {{- if $proxy.issuerCaConfigMap }}
    volumeMounts:
      - name: issuer-ca
        mountPath: /var/run/issuer-ca
        readOnly: true
    {{- end }}
volumes:
  # Every namespace has it: the certificates alone, without a token.
  - name: kubernetes-ca
    configMap:
      name: kube-root-ca.crt
  {{- with $proxy.issuerCaConfigMap }}
  - name: issuer-ca
    configMap:
      name: {{ . }}
  {{- end }}
{{- end }}
