calculate_heap_sizes()
{
    MAX_HEAP_SIZE="${max_heap_size_in_mb}M"
}

MAX_HEAP_SIZE="8G"
HEAP_NEWSIZE="2G"
