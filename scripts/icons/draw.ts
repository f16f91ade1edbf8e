/** Converts SVG to PNG in a real browser, so that the result is what people see in one. */
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'

/** @param width pixels; by default equal to the height */
export type Draw = (svg: string, height: number, width?: number) => Promise<Uint8Array>

/** Opens a browser for the duration of `work`. */
export async function withDrawing(work: (draw: Draw) => Promise<void>): Promise<void> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--hide-scrollbars'],
  })
  try {
    const page = await browser.newPage()
    await work(async (svg, height, width = height) => {
      await page.setViewportSize({ width, height })
      const image = svg.replace('<svg ', `<svg width="${width}" height="${height}" `)
      await page.setContent(`<body style="margin:0;background:transparent;line-height:0">${image}</body>`)
      return page.screenshot({ omitBackground: true, type: 'png' })
    })
  } finally {
    await browser.close()
  }
}
