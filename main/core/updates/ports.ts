/** Where new versions come from, and what puts them in place. */
import type { UpdateChannel } from '../../../shared/updates.ts'

/** A version that the publisher offers, as its signed description says. */
export interface Release {
  readonly version: string
  readonly files: readonly {
    /** Absolute. */
    readonly url: string
    /** SHA-512 of the file, base64. */
    readonly sha512: string
    /** Bytes, where the description tells. */
    readonly size: number | null
  }[]
}

/** Port: where versions are announced. */
export interface ReleaseFeed {
  /**
   * The newest version of a channel, its signature verified.
   * @param server base address
   * @throws VigieError update_refused | update_unsigned | update_unreadable | source_*
   */
  latest(server: string, channel: UpdateChannel): Promise<Release>
}

/** Where a package can replace itself. */
export interface Installer {
  /**
   * Fetches the file of this system and verifies it against the release.
   * @param onProgress fraction of what is to be fetched
   * @throws Error where it does not arrive whole and true
   */
  download(release: Release, onProgress: (fraction: number) => void): Promise<void>
  /** Leaves Vigie, replaces it by what was fetched, and starts it. */
  install(): void
}

/** What this build can do. */
export type UpdateAbility =
  /** npm and checkouts, which have their own way. */
  | { readonly kind: 'npm' }
  /** A package of a system that replaces files itself: it is told of a version, no more. */
  | { readonly kind: 'by_hand' }
  | { readonly kind: 'itself'; readonly installer: Installer }

/** Who publishes: written into a package when it is built. */
export interface UpdateOrigin {
  readonly server: string
  /** Ed25519 public key, PEM or base64 of its SPKI form. */
  readonly publicKey: string
}
