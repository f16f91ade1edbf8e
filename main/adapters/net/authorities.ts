/** Whose certificates Vigie trusts when it opens a connection itself. */
import { readFileSync } from 'node:fs'
import { getCACertificates } from 'node:tls'
import { systemProblem } from '../../../shared/system-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'

/**
 * Returns Node's authorities, those of NODE_EXTRA_CA_CERTS, the machine's, and the owner's, in PEM. Takes a moment.
 * @param file a PEM file of additional authorities; empty for none
 * @throws VigieError invalid_input naming network.ca_file if that cannot be read
 */
export function authorities(file: string): string[] {
  const known = new Set([...getCACertificates('default'), ...getCACertificates('system')])
  return [...known, ...furtherAuthorities(file)]
}

function furtherAuthorities(file: string): readonly string[] {
  if (file === '') return []
  try {
    return [readFileSync(file, 'utf8')]
  } catch (error) {
    const detail = systemProblem(error)
    throw unusable('network.ca_file', 'file.unreadable', { detail }, { cause: error })
  }
}
