/** Hands a file to the browser's downloads. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Revoked late: the browser may not have started to read it.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
