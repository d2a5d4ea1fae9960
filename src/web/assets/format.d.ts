export declare function formatSize(bytes: number): string
export declare function formatDuration(seconds: number): string
export declare function formatUtc(instant: string): string
export declare function kindOf(mediaType: string): 'archive' | 'audio' | 'document' | 'file' | 'image' | 'video'
export declare function visible(name: string): string
