/** Compares versions by the precedence of Semantic Versioning 2.0.0, section 11. */

export interface Version {
  readonly release: readonly [number, number, number]
  /** Identifiers after the hyphen; empty for a release. */
  readonly pre: readonly string[]
}

const FORM =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*))?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/

/** Returns null if it is not a version. */
export function parseVersion(text: string): Version | null {
  const match = FORM.exec(text)
  if (match === null) return null
  const [, major, minor, patch, pre = ''] = match
  return {
    release: [Number(major), Number(minor), Number(patch)],
    pre: pre === '' ? [] : pre.split('.'),
  }
}

/** Returns a negative number if `a` is older than `b`, 0 if they are equal, positive if it is newer. */
export function compareVersions(a: Version, b: Version): number {
  for (const place of [0, 1, 2] as const) {
    if (a.release[place] !== b.release[place]) return a.release[place] - b.release[place]
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length
  return comparePre(a.pre, b.pre)
}

function comparePre(a: readonly string[], b: readonly string[]): number {
  for (let place = 0; place < Math.min(a.length, b.length); place += 1) {
    const order = compareIdentifiers(a[place] ?? '', b[place] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Numbers by value and before words; words by their characters. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumberA && isNumberB) return Number(a) - Number(b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  if (a === b) return 0
  return a < b ? -1 : 1
}
