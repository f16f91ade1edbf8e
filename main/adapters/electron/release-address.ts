/** The only address that the window may open in the system's browser: the page of the newer version. */
import type { WebContents } from 'electron'

/** How the page of the newer version is found and opened. */
export interface ReleaseAddressDeps {
  /** Returns Vigie's own address of the newer version; null if there is none. */
  readonly known: () => Promise<string | null>
  /** Opens an address in the system's browser. */
  readonly open: (address: string) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** Whether a page may open `wanted`: exactly the known address, over HTTPS and without a password in it. */
export function isReleaseAddress(wanted: string, known: string | null): boolean {
  if (known === null || !URL.canParse(wanted) || !URL.canParse(known)) return false
  const { protocol, username, password, href } = new URL(wanted)
  return protocol === 'https:' && username === '' && password === '' && href === new URL(known).href
}

/** No page gets its own window; only the release address is opened in the browser. */
export function openReleasesOutside(
  contents: Pick<WebContents, 'setWindowOpenHandler'>,
  { known, open, failed }: ReleaseAddressDeps,
): void {
  async function ask(wanted: string): Promise<void> {
    try {
      if (isReleaseAddress(wanted, await known())) await open(wanted)
    } catch (error) {
      failed(error)
    }
  }
  contents.setWindowOpenHandler(({ url }) => {
    void ask(url)
    return { action: 'deny' }
  })
}
