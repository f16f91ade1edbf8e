/** Ports: the source of new versions, and their installer. */
import type { UpdateChannel } from '../../../shared/updates.ts'

/** A version offered by the publisher, from its signed description. */
export interface OfferedRelease {
  readonly version: string
  /** When the publisher signed it, and until when it counts, ms. */
  readonly issued: number
  readonly expires: number
  readonly files: readonly {
    /** Absolute. */
    readonly url: string
    /** SHA-512 of the file, base64. */
    readonly sha512: string
    /** Bytes. */
    readonly size: number
  }[]
}

/** Port: the feed of versions. */
export interface ReleaseFeed {
  /**
   * Returns the newest version of a channel, with its signature verified; whether it is fresh is for the caller.
   * @param server base address
   * @throws VigieError update_refused | update_unsigned | update_unreadable | source_*
   */
  latest(server: string, channel: UpdateChannel): Promise<OfferedRelease>
}

/** Port: a package that can replace itself. */
export interface Installer {
  /**
   * Downloads the file of this system and verifies it against the release.
   * @param onProgress receives the downloaded fraction
   * @throws Error if it was not downloaded intact
   */
  download(release: OfferedRelease, onProgress: (fraction: number) => void): Promise<void>
  /** Quits Vigie, replaces it by the downloaded version, and starts it. */
  install(): void
}

/** What this build can do. */
export type UpdateAbility =
  /** npm and checkouts are updated their own way. */
  | { readonly kind: 'npm' }
  /** A package replaced by its system: Vigie only shows the new version. */
  | { readonly kind: 'by_hand' }
  | { readonly kind: 'itself'; readonly installer: Installer }

/** The publisher, written into a package at build time. */
export interface UpdateOrigin {
  readonly server: string
  /** The number of the publisher's list of keys that this is; 0 for the first keys. */
  readonly keysNumber: number
  /** Ed25519 public keys, base64 of the SPKI form. */
  readonly keys: readonly string[]
}

/** The newest description of a channel that was accepted. */
export interface SeenRelease {
  readonly version: string
  /** ms. */
  readonly issued: number
}

/** The channel that is checked, ms. */
export interface WatchedChannel {
  readonly channel: UpdateChannel
  /** Since when it is checked without interruption. */
  readonly since: number
  /** When the newest accepted description was signed; null before the first. */
  readonly issued: number | null
}

/** Port: what is remembered of the publisher over restarts, so that nothing older is believed later. */
export interface UpdateMemory {
  /** The lists of keys that were accepted, as they were signed, ascending by number. */
  keyLists(): readonly string[]
  /** Also forgets what was seen of the channels: whoever had a key that is gone could have signed a version beyond all others. */
  keepKeyList(number: number, envelope: string): void
  seen(channel: UpdateChannel): SeenRelease | null
  accept(channel: UpdateChannel, seen: SeenRelease): void
  /** Notes the channel that is checked from now on; null for none. The same one again changes nothing. */
  watch(channel: UpdateChannel | null, now: number): void
  watched(): WatchedChannel | null
}
