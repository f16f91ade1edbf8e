/** The bytes of a description that the publisher signs. */

/**
 * Prefixes the file name, so that the signed description of another channel, system or processor is not
 * accepted as this one.
 * @param file name of the description, for example `latest-linux.yml`
 */
export function signedBytes(file: string, description: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${file}\n`), description])
}
