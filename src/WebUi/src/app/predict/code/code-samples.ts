import { PredictionInput } from '../prediction-input';

export const CODE_LANGUAGES = ['curl', 'C#', 'Python', 'JavaScript'] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** The question on the page as a program would ask it. */
export function codeSample(language: CodeLanguage, url: string, question: PredictionInput): string {
  const body = JSON.stringify(question, null, 2);
  switch (language) {
    case 'curl':
      return `curl ${url} \\\n  -H 'Content-Type: application/json' \\\n  -d '${body.replaceAll("'", String.raw`'\''`)}'`;
    case 'C#':
      return `using System.Net.Http.Json;
using System.Text;

using var http = new HttpClient();
var question = new StringContent("""
${indented(body)}
    """, Encoding.UTF8, "application/json");
using var response = await http.PostAsync("${url}", question);
response.EnsureSuccessStatusCode();
Console.WriteLine(await response.Content.ReadAsStringAsync());`;
    case 'Python':
      return `import json
import urllib.request

question = ${pythonLiteral(body)}
request = urllib.request.Request(
    "${url}",
    data=json.dumps(question).encode(),
    headers={"Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as response:
    print(json.load(response))`;
    case 'JavaScript':
      return `const response = await fetch("${url}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(${body}),
});
console.log(await response.json());`;
  }
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

/** JSON is Python but for its null; inside strings it stays as it is. */
function pythonLiteral(json: string): string {
  return json.replaceAll(/: null(,?)$/gm, ': None$1');
}
