// IDX, the format of MNIST's files (yann.lecun.com/exdb/mnist): big-endian, values in storage order after the extents.
//
//   | 0 0 | 8 = u8 | rank | extent 0: u32 | … | values: u8 …

/** The bytes before the values of a u8 IDX file: rank 3 `[N, H, W]` for images (idx3), rank 1 `[N]` for labels (idx1). */
export function idxHeader(extents: readonly number[]): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(4 + 4 * extents.length));
  header.setUint8(2, 8);
  header.setUint8(3, extents.length);
  extents.forEach((extent, axis) => {
    header.setUint32(4 + 4 * axis, extent);
  });
  return new Uint8Array(header.buffer);
}
