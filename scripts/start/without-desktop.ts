/** Why the desktop cannot be shown here: known beforehand, or from Electron's output before it ended. */

/** For the middle of a sentence. */
const REASONS = {
  no_electron: 'Electron is not available here',
  no_display: 'there is no display here',
  root: 'Electron does not run as root ("npm start -- --no-sandbox" lets it, without protection)',
  no_sandbox: 'this system does not let Electron protect itself with a sandbox',
} as const

export type NoDesktopReason = keyof typeof REASONS

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
export function withoutDesktop(reason: NoDesktopReason): string {
  const because = REASONS[reason]
  return `Vigie runs without a desktop, because ${because}; its panel opens in a browser.`
}
