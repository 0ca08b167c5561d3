// What in a page's HTML holds back its first paint.

/**
 * The tags that make a browser wait before it paints. A style sheet counts wherever it stands and
 * whatever its media: the project inlines its styles, so there is no reason for one.
 */
export function blocking(html) {
  const tags = withoutScriptText(html).match(/<(?:link|script)\b[^>]*>/gi) ?? [];
  const imports = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)]
    .flatMap(([, css]) => css.match(/@import\b[^;]*/gi) ?? []);
  return [...tags.filter(holdsBack), ...imports];
}

// The text of a script or a style is no markup, whatever it looks like.
function withoutScriptText(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1');
}

function holdsBack(tag) {
  if (/\bblocking\s*=/i.test(tag)) return true;
  if (/^<link/i.test(tag)) return attribute(tag, 'rel').split(/\s+/).includes('stylesheet');
  const deferred = /\s(?:async|defer)\b/i.test(tag) || attribute(tag, 'type') === 'module';
  return /\ssrc\s*=/i.test(tag) && !deferred;
}

function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i'));
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').toLowerCase();
}
