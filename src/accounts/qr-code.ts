/** As a `data:` address of a PNG. */
export async function qrCodeOf(text: string): Promise<string> {
  // Loaded at its first use: most starts do without it.
  const { default: qrCode } = await import('qrcode')
  return qrCode.toDataURL(text, { errorCorrectionLevel: 'M', margin: 2, width: 240 })
}
