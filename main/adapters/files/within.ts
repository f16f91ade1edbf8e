/** Whether a path leads into a folder. */
import { relative, sep } from 'node:path'

/** Whether an absolute path is the folder or inside it, by their names: links are not followed. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^([a-z]:|[\\/])/i.test(way))
}
