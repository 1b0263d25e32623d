const PACKED = /\.(gz|zip)$/i;

/** Name of the file with predictions: as the file that was sent, with an extension of the format that came back. */
export function predictedName(sent: string, extensions: readonly string[]): string {
  const [, base = sent, extension = ''] = /^(.*?)(?:\.([^.]*))?$/.exec(sent.replace(PACKED, '')) ?? [];
  const known = extensions.length === 0 || extensions.includes(extension.toLowerCase());
  const right = known ? extension : (extensions[0] ?? extension);
  return `${base} - predicted${right ? `.${right}` : ''}`;
}
