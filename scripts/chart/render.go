// Renders a chart as `helm template` does, for tests on machines without Helm, with the libraries that
// Helm is made of: text/template, sprig, gojsonschema. Installed from Debian's packages:
//
//	golang-go golang-github-masterminds-sprig-dev golang-github-ghodss-yaml-dev
//	golang-github-xeipuuv-gojsonschema-dev
//
// Usage: render CHART NAMESPACE [VALUES.yaml ...] > manifests.yaml
// Documents are in the order of their templates' names; NOTES.txt goes to standard error.
// Not there: subcharts, --set, lookup in a cluster (as under `helm template`, it finds nothing).
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"github.com/ghodss/yaml"
	"github.com/xeipuuv/gojsonschema"
)

type values = map[string]interface{}

func readYaml(file string) (values, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	result := values{}
	if err := yaml.Unmarshal(text, &result); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return result, nil
}

// merge puts values over defaults: maps key by key, all else whole; null takes a default away.
func merge(defaults, over values) values {
	result := values{}
	for key, value := range defaults {
		result[key] = value
	}
	for key, value := range over {
		under, isMap := result[key].(values)
		mine, isMapToo := value.(values)
		switch {
		case value == nil:
			delete(result, key)
		case isMap && isMapToo:
			result[key] = merge(under, mine)
		default:
			result[key] = value
		}
	}
	return result
}

// files is .Files of a template.
type files map[string][]byte

func (f files) Get(name string) string      { return string(f[name]) }
func (f files) GetBytes(name string) []byte { return f[name] }

// Glob has the files whose names match; a star stands for no slash.
func (f files) Glob(pattern string) (files, error) {
	found := files{}
	for name, content := range f {
		matches, err := path.Match(pattern, name)
		if err != nil {
			return nil, err
		}
		if matches {
			found[name] = content
		}
	}
	return found, nil
}

// apiVersions is .Capabilities.APIVersions.
type apiVersions []string

func (a apiVersions) Has(version string) bool {
	for _, known := range a {
		if known == version {
			return true
		}
	}
	return false
}

func toYaml(value interface{}) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func fromYaml(text string) values {
	result := values{}
	if err := yaml.Unmarshal([]byte(text), &result); err != nil {
		result["Error"] = err.Error()
	}
	return result
}

func functions(set *template.Template) template.FuncMap {
	functions := sprig.TxtFuncMap()
	delete(functions, "env")
	delete(functions, "expandenv")
	functions["toYaml"] = toYaml
	functions["fromYaml"] = fromYaml
	functions["include"] = func(name string, data interface{}) (string, error) {
		var out bytes.Buffer
		err := set.ExecuteTemplate(&out, name, data)
		return out.String(), err
	}
	functions["tpl"] = func(text string, data interface{}) (string, error) {
		clone, err := set.Clone()
		if err != nil {
			return "", err
		}
		parsed, err := clone.New("tpl").Parse(text)
		if err != nil {
			return "", err
		}
		var out bytes.Buffer
		err = parsed.Execute(&out, data)
		return strings.ReplaceAll(out.String(), "<no value>", ""), err
	}
	functions["required"] = func(message string, value interface{}) (interface{}, error) {
		if text, isText := value.(string); value == nil || (isText && text == "") {
			return value, errors.New(message)
		}
		return value, nil
	}
	functions["lookup"] = func(string, string, string, string) values { return values{} }
	functions["fail"] = func(message string) (string, error) { return "", errors.New(message) }
	return functions
}

func validate(file string, given values) error {
	schema, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	text, err := json.Marshal(given)
	if err != nil {
		return err
	}
	result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewBytesLoader(text))
	if err != nil {
		return err
	}
	if result.Valid() {
		return nil
	}
	lines := []string{"values don't meet the specifications of the schema:"}
	for _, problem := range result.Errors() {
		lines = append(lines, "- "+problem.String())
	}
	return errors.New(strings.Join(lines, "\n"))
}

// readFolder gives what lies below a folder by its path from there; nothing where there is none.
func readFolder(folder string) (files, error) {
	found := files{}
	err := filepath.Walk(folder, func(file string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, file)
		found[filepath.ToSlash(name)] = text
		return err
	})
	if os.IsNotExist(err) {
		return found, nil
	}
	return found, err
}

func render(folder, namespace string, overrides []string) error {
	metadata, err := readYaml(filepath.Join(folder, "Chart.yaml"))
	if err != nil {
		return err
	}
	given, err := readYaml(filepath.Join(folder, "values.yaml"))
	if err != nil {
		return err
	}
	for _, file := range overrides {
		over, err := readYaml(file)
		if err != nil {
			return err
		}
		given = merge(given, over)
	}
	if err := validate(filepath.Join(folder, "values.schema.json"), given); err != nil {
		return err
	}
	all, err := readFolder(folder)
	if err != nil {
		return err
	}
	chart := values{}
	for key, value := range metadata {
		// Fields of a Go struct in Helm: .Chart.AppVersion is appVersion of the file.
		chart[strings.ToUpper(key[:1])+key[1:]] = value
	}
	name := fmt.Sprint(metadata["name"])
	set := template.New("chart").Option("missingkey=zero")
	set.Funcs(functions(set))
	var names []string
	for file, text := range all {
		if !strings.HasPrefix(file, "templates/") {
			continue
		}
		full := path.Join(name, file)
		names = append(names, full)
		if _, err := set.New(full).Parse(string(text)); err != nil {
			return err
		}
	}
	sort.Strings(names)
	for _, full := range names {
		base := path.Base(full)
		if strings.HasPrefix(base, "_") {
			continue
		}
		var out bytes.Buffer
		err := set.ExecuteTemplate(&out, full, values{
			"Values": given,
			"Chart":  chart,
			"Files":  all,
			"Release": values{"Name": name, "Namespace": namespace, "Service": "Helm", "Revision": 1,
				"IsInstall": true, "IsUpgrade": false},
			"Capabilities": values{
				"APIVersions": apiVersions{"v1", "apps/v1", "batch/v1"},
				"KubeVersion": values{"Version": "v1.30.0", "Major": "1", "Minor": "30"},
			},
			"Template": values{"Name": full, "BasePath": path.Join(name, "templates")},
		})
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(out.String(), "<no value>", "")
		switch {
		case base == "NOTES.txt":
			fmt.Fprint(os.Stderr, text)
		case strings.TrimSpace(text) != "":
			fmt.Printf("---\n# Source: %s\n%s\n", full, text)
		}
	}
	return nil
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "Usage: render CHART NAMESPACE [VALUES.yaml ...]")
		os.Exit(2)
	}
	if err := render(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}
