/** A place that Vigie may be put in: what is expected of it there, and how that is tried. */
import type { TrialSite } from './site.ts'

/** What a place needs beside Linux: the rights of root (users, mounts), nginx, or an IPv6 loopback. */
export type Need = 'root' | 'nginx' | 'ipv6'

/** One line of the table that `npm run places` prints. */
export interface TestedPlace {
  readonly name: string
  /** What Vigie has to do there, in one sentence. */
  readonly expected: string
  readonly needs?: readonly Need[]
  /** Puts Vigie there. @throws Error that says what was otherwise */
  attempt(site: TrialSite): Promise<void>
}

/** @throws Error that shows both, unless the condition holds */
export function expect(holds: boolean, wanted: string, found: unknown): asserts holds {
  if (!holds) throw new Error(`expected ${wanted}, found ${shown(found)}`)
}

/** Settles once the look answers yes. @throws Error after ten seconds */
export async function eventually(wanted: string, look: () => Promise<boolean>): Promise<void> {
  const ends = Date.now() + 10_000
  while (!(await look())) {
    if (Date.now() > ends) throw new Error(`expected ${wanted} within 10 s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const shown = (found: unknown): string =>
  (typeof found === 'string' ? found : JSON.stringify(found)).trim().replaceAll('\n', ' / ').slice(0, 400)
