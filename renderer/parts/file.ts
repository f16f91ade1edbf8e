/** Uploads and downloads of files. */

/** Returns the bytes of a file in the contract's form. */
export async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}

/** Returns the bytes of a file that the contract gives as base64. */
export function blobOf(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))])
}

interface DownloadedFile {
  readonly file_name: string
  readonly media_type: string
  readonly content: string | Blob
}

/** Passes an exported file to the browser. */
export function download({ file_name, media_type, content }: DownloadedFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: media_type }))
  const link = document.createElement('a')
  link.href = url
  link.download = file_name
  link.click()
  URL.revokeObjectURL(url)
}
