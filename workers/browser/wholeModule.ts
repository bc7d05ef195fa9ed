// Whether a file is a complete WebAssembly module. An engine that cannot compile a file does not say this.
//
//   | 0 a s m | version u32 | section: id u8, length LEB128, content | section … |

const HEADER_BYTES = 8;

/** Whether bytes are a module with nothing missing at its end: its sections fill the file. */
export function isWholeModule(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0 || String.fromCharCode(...bytes.subarray(1, 4)) !== 'asm') return false;
  let at = HEADER_BYTES;
  while (at < bytes.length) {
    at++; // its id
    let length = 0;
    let scale = 1;
    let byte;
    do {
      byte = bytes[at++] ?? 0;
      length += (byte & 127) * scale; // seven bits a byte, the lowest first
      scale *= 128;
    } while (byte > 127);
    at += length;
  }
  return at === bytes.length;
}
