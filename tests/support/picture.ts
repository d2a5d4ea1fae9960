/** One grey pixel as WebP: the smallest file that has a thumbnail. */
export const pictureFile = {
  name: 'dot.webp',
  bytes: Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAdQxCIWsf+BiOh/AAA=', 'base64'),
  mediaType: 'image/webp',
}
