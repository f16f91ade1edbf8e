/** What the publisher signs of a description. */

/**
 * Its name stands before it, so that the description of another channel, system or processor, signed as well, is not
 * taken for this one.
 * @param file name of the description, for example `latest-linux.yml`
 */
export function signedBytes(file: string, description: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${file}\n`), description])
}
