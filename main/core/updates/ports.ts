/** Ports: the source of new versions, and their installer. */
import type { UpdateChannel } from '../../../shared/updates.ts'

/** A version offered by the publisher, from its signed description. */
export interface Release {
  readonly version: string
  readonly files: readonly {
    /** Absolute. */
    readonly url: string
    /** SHA-512 of the file, base64. */
    readonly sha512: string
    /** Bytes, if the description contains it. */
    readonly size: number | null
  }[]
}

/** Port: the feed of versions. */
export interface ReleaseFeed {
  /**
   * Returns the newest version of a channel, with its signature verified.
   * @param server base address
   * @throws VigieError update_refused | update_unsigned | update_unreadable | source_*
   */
  latest(server: string, channel: UpdateChannel): Promise<Release>
}

/** Port: a package that can replace itself. */
export interface Installer {
  /**
   * Downloads the file of this system and verifies it against the release.
   * @param onProgress receives the downloaded fraction
   * @throws Error if it was not downloaded intact
   */
  download(release: Release, onProgress: (fraction: number) => void): Promise<void>
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
  /** Ed25519 public key, PEM or base64 of its SPKI form. */
  readonly publicKey: string
}
