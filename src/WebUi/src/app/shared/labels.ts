/** A column with its unit, as axes and table heads show it. */
export function axisLabel({ name, unit }: { name: string; unit?: string | null }): string {
  return unit ? `${name} (${unit})` : name;
}
