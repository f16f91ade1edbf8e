/** Why the desktop cannot be shown here: known beforehand, or from Electron's output before it ended. */

import { translateIn } from '../../shared/messages/index.ts'
import type { Language } from '../../shared/vocabulary.ts'

export type NoDesktopReason = 'no_electron' | 'no_display' | 'root' | 'no_sandbox'

/** Electron's standard error if it cannot start. */
const LAST_WORDS: readonly (readonly [NoDesktopReason, RegExp])[] = [
  ['root', /Running as root without --no-sandbox/],
  ['no_sandbox', /No usable sandbox|SUID sandbox helper|zygote_host_impl_linux|credentials\.cc/],
  ['no_display', /Missing X server|cannot open display|platform failed to initialize|connect to Wayland/i],
]

/** Returns the reason known before Electron is started. */
export function reasonBefore(
  { platform, env, getuid }: Pick<NodeJS.Process, 'platform' | 'env' | 'getuid'>,
  switches: readonly string[],
): NoDesktopReason | null {
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no_display'
  return getuid?.() === 0 && !switches.includes('--no-sandbox') ? 'root' : null
}

/** Returns the reason in Electron's last output; null if the program ended for another reason. */
export function reasonAfter(standardError: string): NoDesktopReason | null {
  return LAST_WORDS.find(([, words]) => words.test(standardError))?.[0] ?? null
}

/** Returns the message to the owner. */
export const withoutDesktop = (reason: NoDesktopReason, language: Language): string =>
  translateIn('terminal', language, `start.${reason}`)
