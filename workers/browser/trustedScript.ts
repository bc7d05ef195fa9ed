// The addresses of worker scripts. The page's CSP asks for Trusted Types, so that no text can become a script by accident;
// this policy lets through what the page itself is made of, and is the only one besides lit-html's.

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}
interface ScriptPolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy;
}

/** One policy of a name is all that a page may make, and two scripts of it need this one: that in index.html and its own. */
const PLACE = globalThis as { ownScripts?: ScriptPolicy };

/**
 * A script's address, absolute, as `new Worker` and `serviceWorker.register` take it under Trusted Types.
 * @throws TypeError when it is not this page's own origin.
 */
export function trustedScript(url: string, base: string): string {
  const absolute = ownOrigin(url, base);
  // TypeScript's DOM types do not know Trusted Types yet, nor does every browser.
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicyFactory };
  if (!trustedTypes) return absolute;
  PLACE.ownScripts ??= trustedTypes.createPolicy('own-scripts', { createScriptURL: (own) => ownOrigin(own, own) });
  return PLACE.ownScripts.createScriptURL(absolute) as string; // a TrustedScriptURL, which the callers' types call string
}

function ownOrigin(url: string, base: string): string {
  const absolute = new URL(url, base);
  if (absolute.origin !== location.origin) {
    throw new TypeError(`script: ${absolute.origin} is another origin, want ${location.origin}`);
  }
  return absolute.href;
}
