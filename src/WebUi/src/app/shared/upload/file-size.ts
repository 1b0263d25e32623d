/** In the unit that leaves one to three digits before the decimal mark: its index among bytes, kB, MB and GB. */
export function fileSize(bytes: number): { size: number; unit: number } {
  const unit = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return { size: bytes / 1000 ** unit, unit };
}
