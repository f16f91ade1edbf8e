/** The publisher of this build, if it has one. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { UpdateOrigin } from '../../core/updates/ports.ts'

const originSchema = z.object({
  server: z.url({ protocol: /^https?$/ }),
  keys_number: z.int().min(0),
  keys: z.array(z.string().min(1)).min(1),
})

/** Reads `dist/updates.json`, written by the packing; null if it is missing. */
export function readUpdateOrigin(programFolder: string): UpdateOrigin | null {
  const path = join(programFolder, 'dist', 'updates.json')
  if (!existsSync(path)) return null
  const { server, keys_number, keys } = originSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return { server, keysNumber: keys_number, keys }
}
