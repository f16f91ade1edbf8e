/** @returns the names of the Linux desktop; Electron overwrites `XDG_CURRENT_DESKTOP` on some and keeps the original */
export function desktopName({ env }: Pick<NodeJS.Process, 'env'>): string {
  return env.ORIGINAL_XDG_CURRENT_DESKTOP || env.XDG_CURRENT_DESKTOP || ''
}
