/** Whether a key or a paste belongs to the field that has the focus. Boxes and sliders take no text. */
export function isTyping({ target }: Event): boolean {
  const field = target instanceof Element ? target.closest('input, textarea, select, [contenteditable]') : null;
  return field !== null && !(field instanceof HTMLInputElement && ['checkbox', 'radio', 'range'].includes(field.type));
}
