const NAMESPACE = 'http://www.w3.org/2000/svg';

export function create(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  set(element, attributes);
  element.textContent = text;
  return element;
}

export function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== '') {
      element.setAttribute(name, String(value));
    }
  }
}
