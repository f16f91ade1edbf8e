/** Whose certificates Vigie trusts when it opens a connection itself. */
import { getCACertificates } from 'node:tls'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { readNamedFileNow } from '../files/named-file.ts'

/**
 * Returns Node's authorities, those of NODE_EXTRA_CA_CERTS, the machine's, and the owner's, in PEM. Takes a moment.
 * @param file a PEM file of additional authorities; empty for none
 * @throws VigieError invalid_input naming network.ca_file if that cannot be read
 */
export function authorities(file: string): string[] {
  const known = new Set([...getCACertificates('default'), ...getCACertificates('system')])
  return file === '' ? [...known] : [...known, readAuthorityFile(file)]
}

/** Far above the bundles of all public authorities. */
const LIMIT = { field: 'network.ca_file', mostBytes: 2_000_000, tooLarge: 'form.ca_too_large' } as const

/** Reads the owner's file of authorities. @throws VigieError invalid_input naming network.ca_file if that cannot be read */
export function readAuthorityFile(path: string): string {
  try {
    return readNamedFileNow(path, LIMIT).toString()
  } catch (error) {
    if (error instanceof VigieError) throw error
    const detail = systemProblem(error)
    throw unusable(LIMIT.field, 'form.ca_unreadable', { detail }, { cause: error })
  }
}
