/** Browser tests look at the panel as it is built. */
import { build } from 'vite'

export async function setup(): Promise<void> {
  await build({ logLevel: 'warn' })
}
