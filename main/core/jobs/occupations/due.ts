/** Which records a run by hand rewrites: none that this month has paid for already, unless its owner asks for them too. */
import type { OccupationWriter, RewriteCycle, RewriteStore } from './ports.ts'

interface DueDeps {
  readonly store: Pick<RewriteStore, 'remaining' | 'published' | 'rewrittenSince'>
  readonly writer: Pick<OccupationWriter, 'available'>
  /** Returns the first instant of this month in the owner's zone, ms. */
  readonly monthStart: () => number
}

/**
 * Returns the published codes that Claude wrote already, as a version or a proposal: since a month's run began, if it is open,
 * otherwise since the begin of the month. Without a key nothing is paid, so nothing counts as written.
 */
export function alreadyRewritten(
  { store, writer, monthStart }: DueDeps,
  open: RewriteCycle | null,
): readonly string[] {
  return writer.available() ? store.rewrittenSince(open?.startedAt ?? monthStart()) : []
}

/** Returns the codes that a run by hand rewrites, in order of code. */
export function dueByHand(deps: DueDeps, open: RewriteCycle | null): readonly string[] {
  const left = open === null ? deps.store.published() : deps.store.remaining(open.id)
  const already = new Set(alreadyRewritten(deps, open))
  return left.filter((code) => !already.has(code))
}
