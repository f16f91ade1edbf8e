/** The changelog: `## version`, then what is new for the user. */

/** Returns the changes of a version; null if the changelog does not mention it. */
export function changesOf(changelog: string, version: string): string | null {
  const parts = changelog.split(/^## /m)
  const part = parts.find((text) => text.split('\n', 1)[0]?.trim() === version)
  const body = part?.slice(part.indexOf('\n')).trim()
  return body ? `${body}\n` : null
}

/** Returns the AppStream file with an entry for a version, the newest first. */
export function withRelease(metainfo: string, version: string, day: string): string {
  if (metainfo.includes(`version="${version}"`)) return metainfo
  return metainfo.replace('<releases>\n', `<releases>\n    <release version="${version}" date="${day}"/>\n`)
}
