/** In French, none of a thing is singular as well. */
export function plural(count: number, one: string, many: string): string {
  return count < 2 ? one : many;
}
