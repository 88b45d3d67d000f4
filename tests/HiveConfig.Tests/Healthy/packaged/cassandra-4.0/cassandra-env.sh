calculate_heap_sizes()
{
    case "`uname`" in
        Linux)
            system_memory_in_mb=`free -m | awk '/:/ {print $2;exit}'`
        ;;
    esac
    MAX_HEAP_SIZE="${max_heap_size_in_mb}M"
    HEAP_NEWSIZE="${desired_yg_in_mb}M"
}

# Override these to set the amount of memory to allocate to the JVM at start-up; as a pair.
#MAX_HEAP_SIZE="4G"
#HEAP_NEWSIZE="800M"

JMX_PORT="7199"
if [ "x$MAX_HEAP_SIZE" = "x" ] ; then
    calculate_heap_sizes
fi
JVM_OPTS="$JVM_OPTS -Xms${MAX_HEAP_SIZE}"
