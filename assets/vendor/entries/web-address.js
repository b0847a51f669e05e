/**
 * As much of `URL` as Pele uses to write an address of the web in one form. QuickJS has none.
 */

const PARTS = /^([a-z][a-z0-9+.-]*):\/*([^/?#\s]+)([^#]*)(#.*)?$/i;
const TO_BE_ENCODED = /[^\w\-.~!*'();:@&=+$,/?#[\]%|^`{}\\]/gu;

export class WebAddress {
  /** @param {string} written */
  constructor(written) {
    const parts = PARTS.exec(written.trim());
    if (!parts) throw new TypeError("Invalid URL");
    [this.protocol, this.hostname] = [`${parts[1]}:`, parts[2]];
    const path = parts[3].startsWith("/") ? parts[3] : `/${parts[3]}`;
    this.rest = `${path}${parts[4] ?? ""}`.replace(TO_BE_ENCODED, encodeURIComponent);
  }

  toString() {
    return `${this.protocol}//${this.hostname}${this.rest}`;
  }
}
