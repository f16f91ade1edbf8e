/** The documents that the publisher signs: the description of a version, and the list of its keys. */
import * as z from 'zod'
import { parseVersion } from './version.ts'

/** A signed document as it lies on the server. Every signature covers the canonical JSON of `signed`. */
export const envelopeSchema = z.object({
  signed: z.record(z.string(), z.unknown()),
  signatures: z
    .array(z.object({ key: z.string().max(100), signature: z.base64().length(88, 'form.signature') }))
    .min(1)
    .max(10),
})

/** A signed document and its signatures, not yet verified. */
export type Envelope = z.infer<typeof envelopeSchema>

/** A file beside the description: no address, no way out of its folder, and nothing that an installer's shell would read. */
const fileName = z.string().regex(/^[A-Za-z0-9][\w.+-]{0,199}$/, { error: 'form.file_name' })

/** What `latest-linux.json` and the other descriptions say. Keys that a later publisher adds are ignored. */
export const descriptionSchema = z.object({
  type: z.literal('release'),
  /** Its own name, so that the description of another channel, system or processor is not accepted as this one. */
  file: fileName,
  version: z.string().refine((text) => parseVersion(text) !== null, 'form.version'),
  /** When it was signed. */
  issued: z.iso.datetime(),
  /** After this it proves nothing: who holds it back shows the same one for ever. */
  expires: z.iso.datetime(),
  files: z
    .array(
      z.object({
        url: fileName,
        sha512: z.base64().length(88, 'form.sha512'),
        size: z.int().positive(),
      }),
    )
    .min(1)
    .max(20),
})

/** The description of a version on one channel, system and processor. */
export type VersionDescription = z.infer<typeof descriptionSchema>

/** What `keys-1.json` and the lists after it say. */
export const keyListSchema = z.object({
  type: z.literal('keys'),
  /** One more than the list before it; the keys inside a package are the list 0 or a later one. */
  number: z.int().min(1),
  /** Ed25519, base64 of the SPKI form. Only these sign from now on. */
  keys: z.array(z.string().max(200)).min(1).max(10),
})

/** A list of the publisher's keys. */
export type KeyList = z.infer<typeof keyListSchema>

/** Returns the name of a list on the server. */
export const keyListFile = (number: number): string => `keys-${number}.json`
